using System;

namespace ConvGen.Runtime;

/// <summary>Ends a worker whose run failed on another one; the other's exception is the one that the caller sees.</summary>
internal sealed class BrokenBarrierException() : Exception("Another worker of the run failed.");
