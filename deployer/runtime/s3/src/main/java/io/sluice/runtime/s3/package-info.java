/** The S3 server of a local run: S3Proxy over a folder. */
package io.sluice.runtime.s3;
