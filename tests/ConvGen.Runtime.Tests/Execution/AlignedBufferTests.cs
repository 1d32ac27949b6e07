using System;
using Xunit;

namespace ConvGen.Runtime.Tests.Execution;

public sealed unsafe class AlignedBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(100_000)]
    public void A_buffer_is_aligned_zeroed_and_stays_where_it_is(int length)
    {
        var buffer = new AlignedBuffer(length);
        var pointer = buffer.Pointer;
        Assert.Equal(0u, (nuint)pointer % AlignedBuffer.Alignment);
        Assert.Equal(length, buffer.Length);
        Assert.True(buffer.AsSpan(0, length).IndexOfAnyExcept(0f) < 0);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.True(pointer == buffer.Pointer);
    }

    [Fact]
    public void Pointer_and_span_see_the_same_floats()
    {
        var buffer = new AlignedBuffer(64);
        buffer.Pointer[10] = 3;
        Assert.Equal(3, buffer.AsSpan(10, 1)[0]);
        buffer.AsSpan(63, 1)[0] = 5;
        Assert.Equal(5, buffer.Pointer[63]);
    }

    [Fact]
    public void Too_many_floats_are_refused_with_the_number()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(static () => new AlignedBuffer(1L << 40));
        Assert.Contains("1,099,511,627,776 floats", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(static () => new AlignedBuffer(-1));
        Assert.True(AlignedBuffer.MaxLength >= 1L << 30);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 11)]
    [InlineData(10, 1)]
    [InlineData(long.MaxValue, int.MaxValue)]
    public void A_span_beyond_the_buffer_is_refused(long start, int length) =>
        Assert.ThrowsAny<ArgumentException>(() => { new AlignedBuffer(10).AsSpan(start, length); });
}
