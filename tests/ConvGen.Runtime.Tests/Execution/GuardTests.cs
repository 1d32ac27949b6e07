using System;
using Xunit;

namespace ConvGen.Runtime.Tests.Execution;

public sealed class GuardTests
{
    [Fact]
    public void A_wrong_length_is_named_with_both_lengths_and_the_shape()
    {
        var error = Assert.Throws<ArgumentException>(static () => Guard.Length(new float[100], 3072, "input", "3×32×32"));
        Assert.Equal("input", error.ParamName);
        Assert.StartsWith("'input' has 100 floats; 3×32×32 takes exactly 3072.", error.Message, StringComparison.Ordinal);
        var bytes = Assert.Throws<ArgumentException>(static () => Guard.Length(new byte[3], 4, "rgb", "1×1×4"));
        Assert.StartsWith("'rgb' has 3 bytes; 1×1×4 takes exactly 4.", bytes.Message, StringComparison.Ordinal);
        Guard.Length(new float[4], 4, "input", "4");
    }

    [Fact]
    public void Overlap_is_named_with_both_spans()
    {
        var memory = new float[20];
        var error = Assert.Throws<ArgumentException>(() => Guard.NoOverlap(memory.AsSpan(0, 11), memory.AsSpan(10), "input", "output"));
        Assert.StartsWith("'input' (11 floats) and 'output' (10 floats) overlap", error.Message, StringComparison.Ordinal);
        Guard.NoOverlap(memory.AsSpan(0, 10), memory.AsSpan(10), "input", "output");
        Guard.NoOverlap(Array.Empty<float>(), memory, "input", "output");
    }

    [Fact]
    public void Bytes_over_floats_are_overlap_too()
    {
        var memory = new float[20];
        Assert.Throws<ArgumentException>(() => Guard.NoOverlap(System.Runtime.InteropServices.MemoryMarshal.AsBytes(memory.AsSpan(0, 2)), memory, "rgb", "output"));
    }

    [Fact]
    public void A_batch_is_counted()
    {
        Guard.Batch(new float[30], 3, 10, "inputs");
        Guard.Batch([], 0, 10, "inputs");
        var error = Assert.Throws<ArgumentException>(static () => Guard.Batch(new float[29], 3, 10, "inputs"));
        Assert.StartsWith("'inputs' has 29 floats; 3 runs of 10 floats each need 30.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(static () => Guard.Batch([], -1, 10, "inputs"));
        Assert.Throws<ArgumentException>(static () => Guard.Batch([], int.MaxValue, int.MaxValue, "inputs"));
    }

    [Fact]
    public void Threads_are_one_to_a_thousand()
    {
        Guard.Threads(1);
        Guard.Threads(Guard.MostThreads);
        Assert.Throws<ArgumentOutOfRangeException>(static () => Guard.Threads(0));
        var error = Assert.Throws<ArgumentOutOfRangeException>(static () => Guard.Threads(Guard.MostThreads + 1));
        Assert.StartsWith("'Threads' is 1025; a run shares its work out among 1024 at most.", error.Message, StringComparison.Ordinal);
    }
}
