using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning;
using ConvGen.Generator.Planning.Machine;
using ConvGen.Model;
using ConvGen.Networks;
using Xunit;

namespace ConvGen.Generator.Tests;

/// <summary>The arena holds the tensors alive at once apart, in little more than the room they need.</summary>
public sealed class ArenaTests
{
    private const double Slack = 1.1;

    public static TheoryData<string> Networks => [.. NetworkCatalog.All.Keys];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Tensors_alive_at_once_lie_apart_and_close_together(string name)
    {
        var plan = ExecutionPlanner.Plan(NetworkAnalyzer.Analyze(GraphBuilder.Build(ReflectedDeclaration.Read(NetworkCatalog.All[name])).Graph), Target.Default);
        Assert.NotEmpty(plan.Buffers);
        AssertApart(plan.Buffers);
        Assert.Equal(plan.TensorFloats, plan.Buffers.Max(static buffer => buffer.Offset + buffer.Floats));
        Assert.InRange(plan.TensorFloats, plan.LeastTensorFloats, (long)(Slack * plan.LeastTensorFloats));
    }

    [Fact]
    public void The_least_room_is_what_is_alive_at_the_fullest_moment()
    {
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var buffers = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Buffer(random.Next(1, 9), random.Next(10), random.Next(10))).ToList();
            var moments = Enumerable.Range(0, 10).Select(moment => buffers.Where(buffer => buffer.Born <= moment && moment <= buffer.Dies).Sum(static buffer => buffer.Floats));
            Assert.Equal(moments.Max(), ArenaAllocator.LeastFloats(buffers));
            Assert.True(ArenaAllocator.Allocate(buffers) >= ArenaAllocator.LeastFloats(buffers));
            AssertApart(buffers);
        }
    }

    private static PlannedBuffer Buffer(int blocks, int touched, int again)
    {
        var buffer = new PlannedBuffer(new BufferLayout(blocks * BufferLayout.Lanes, new Extent3(1, 1, 1), default, default, IsPlanar: false));
        buffer.Touch(touched);
        buffer.Touch(again);
        return buffer;
    }

    private static void AssertApart(IReadOnlyList<PlannedBuffer> buffers) =>
        Assert.All(buffers, buffer => Assert.DoesNotContain(buffers, other => other != buffer && other.Lives(buffer) && other.Overlaps(buffer)));
}
