using System;
using System.Linq;
using System.Runtime.Intrinsics;
using Xunit;

namespace ConvGen.Runtime.Tests.Execution;

public sealed class LaneSumTests
{
    [Fact]
    public void Every_width_adds_the_lanes_in_halves()
    {
        var random = new Random(1);
        for (var i = 0; i < 1000; i++)
        {
            float[] lanes = [.. Enumerable.Range(0, 16).Select(_ => (random.NextSingle() - 0.5f) * MathF.Pow(10, random.Next(5)))];
            var expected = lanes;
            while (expected.Length > 1)
            {
                expected = [.. Enumerable.Range(0, expected.Length / 2).Select(lane => expected[lane] + expected[lane + (expected.Length / 2)])];
            }

            Assert.Equal(expected[0], LaneSum.Of(Vector512.Create(lanes)));
            Assert.Equal(expected[0], LaneSum.Of(Vector256.Create(lanes), Vector256.Create(lanes, 8)));
            Assert.Equal(expected[0], LaneSum.Of(Vector128.Create(lanes), Vector128.Create(lanes, 4), Vector128.Create(lanes, 8), Vector128.Create(lanes, 12)));
        }
    }
}
