using System;
using Xunit;

namespace ConvGen.Runtime.Tests.Detections;

public sealed class BoxTests
{
    [Theory]
    [InlineData(0, 0, 10, 10, 1)]
    [InlineData(5, 0, 15, 10, 1.0 / 3)]
    [InlineData(10, 0, 20, 10, 0)]
    [InlineData(2, 2, 4, 4, 0.04)]
    [InlineData(-5, -5, 5, 5, 25.0 / 175)]
    [InlineData(8, 8, 2, 2, 0)]
    public void Overlap_is_intersection_over_union(float left, float top, float right, float bottom, double expected)
    {
        var box = new Box(0, 0, 10, 10);
        var other = new Box(left, top, right, bottom);
        Assert.Equal(expected, box.IoU(other), 6);
        Assert.Equal(expected, other.IoU(box), 6);
    }

    [Fact]
    public void A_box_knows_its_measures()
    {
        var box = Box.FromCenter(10, 20, 4, 6);
        Assert.Equal(new Box(8, 17, 12, 23), box);
        Assert.Equal((4, 6, 24, 10, 20), (box.Width, box.Height, box.Area, box.CenterX, box.CenterY));
        Assert.Equal(box, Box.FromAnchor(new Anchor(10, 20, 4, 6)));
        Assert.Equal(new Box(8, 17, 10, 20), box.ClippedTo(10, 20));
        Assert.Equal(0, new Box(5, 5, 4, 9).Area);
    }

    [Fact]
    public void Zero_deltas_are_the_anchor_and_deltas_find_back()
    {
        var anchor = new Anchor(100, 50, 40, 20);
        Assert.Equal(Box.FromAnchor(anchor), BoxDecoder.FromDeltas(anchor, 0, 0, 0, 0));
        var box = new Box(90, 30, 150, 62);
        var (x, y, width, height) = BoxDecoder.ToDeltas(anchor, box);
        var back = BoxDecoder.FromDeltas(anchor, x, y, width, height);
        Assert.Equal(box.Left, back.Left, 3);
        Assert.Equal(box.Top, back.Top, 3);
        Assert.Equal(box.Right, back.Right, 3);
        Assert.Equal(box.Bottom, back.Bottom, 3);
    }

    [Fact]
    public void Deltas_scale_with_the_anchor_and_the_variances()
    {
        var box = BoxDecoder.FromDeltas(new Anchor(100, 50, 40, 20), 1, -1, MathF.Log(2) / 0.2f, 0);
        Assert.Equal(104, box.CenterX, 4);
        Assert.Equal(48, box.CenterY, 4);
        Assert.Equal(80, box.Width, 3);
        Assert.Equal(20, box.Height, 4);
    }

    [Fact]
    public void A_wild_size_is_clamped() =>
        Assert.Equal(62.5 * 40, BoxDecoder.FromDeltas(new Anchor(0, 0, 40, 20), 0, 0, 1e9f, 0, 1, 1).Width, 1);

    // Cell (5, 3) at stride 32; an anchor of 2.882459 × 3.518061 cells.
    [Fact]
    public void A_cell_decodes_as_its_formula()
    {
        var box = BoxDecoder.FromCell(5, 3, 32, 92.24f, 112.58f, 0, MathF.Log(3), 0, -0.5f);
        Assert.Equal(5.5 * 32, box.CenterX, 3);
        Assert.Equal(3.75 * 32, box.CenterY, 3);
        Assert.Equal(92.24, box.Width, 3);
        Assert.Equal(112.58 * Math.Exp(-0.5), box.Height, 3);
        var same = BoxDecoder.FromCell(new Anchor(5.5f * 32, 3.5f * 32, 92.24f, 112.58f), 32, 0, MathF.Log(3), 0, -0.5f);
        Assert.Equal(box.Left, same.Left, 3);
        Assert.Equal(box.Bottom, same.Bottom, 3);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(200, 1)]
    [InlineData(-200, 0)]
    public void Sigmoid_is_bounded(float x, double expected) => Assert.Equal(expected, BoxDecoder.Sigmoid(x), 6);
}
