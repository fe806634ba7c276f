/** Tables of text that ship as resources, and spellings that come near to a mistaken one. */
package io.sluice.deployer.text;
