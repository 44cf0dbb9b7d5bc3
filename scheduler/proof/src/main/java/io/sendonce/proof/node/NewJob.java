package io.sendonce.proof.node;

/** A job that an older node does not have yet. */
public final class NewJob extends RecordedJob {}
