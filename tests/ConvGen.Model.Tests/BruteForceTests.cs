using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;

namespace ConvGen.Model.Tests;

/// <summary>Shapes and receptive fields of random chains against a simulation that follows every tap.</summary>
public sealed class BruteForceTests
{
    private static readonly Gen<Step> Window =
        from kind in Pick("Conv", "Conv", "MaxPool", "ConvTranspose")
        from kernel in Gen.Int[1, 4]
        from stride in Gen.Int[1, 3]
        from dilation in Gen.Int[1, 3]
        let most = kind == "MaxPool" ? ((dilation * (kernel - 1)) + 1) / 2 : 3
        from low in Gen.Int[0, most]
        from high in Gen.Int[0, most]
        from extra in Gen.Int[0, kind == "ConvTranspose" ? Math.Max(stride, dilation) - 1 : 1]
        select new Step(kind, kernel, stride, low, high, dilation, extra);

    private static readonly Gen<Step> Other =
        from kind in Pick("Upsample", "Crop", "Pad", "Residual", "Residual")
        from kernel in Pick(1, 3, 5)
        from stride in Gen.Int[1, 3]
        from dilation in Gen.Int[1, 3]
        from low in Gen.Int[0, 2]
        from high in Gen.Int[0, 2]
        from extra in Gen.Int[0, 1]
        select new Step(kind, kernel, stride, low, high, dilation, extra);

    internal static readonly Gen<(int Extent, List<Step> Steps)> Chain =
        Gen.Select(Gen.Int[8, 60], Gen.Frequency((3, Window), (2, Other)).List[1, 6]);

    [Fact]
    public void Shapes_equal_the_simulations() => Chain.Sample(
        static chain =>
        {
            var analysis = Analyze(chain.Extent, chain.Steps);
            var extent = chain.Extent;
            for (var i = 0; i < chain.Steps.Count; i++)
            {
                var layer = analysis.Layers.Single(layer => layer.Node.Name == "step" + i);
                extent = chain.Steps[i].Output(extent);
                if (extent < 1)
                {
                    Assert.Null(layer.Shape);
                    var finding = Assert.Single(analysis.Findings, static finding => finding.Severity == Severity.Error);
                    Assert.Equal("CVG002", finding.Rule);
                    return;
                }

                Assert.Equal(extent, layer.Shape!.Extents[0]);
            }

            Assert.DoesNotContain(analysis.Findings, static finding => finding.Severity == Severity.Error);
        },
        iter: 2000);

    [Fact]
    public void Receptive_fields_equal_the_simulations() => Chain.Sample(
        static chain =>
        {
            var analysis = Analyze(chain.Extent, chain.Steps);
            var simulation = new ReadingSimulation(chain.Steps);
            var jump = 1.0;
            var period = 1;
            var isOrdered = true;
            for (var i = 0; i < chain.Steps.Count; i++)
            {
                var layer = analysis.Layers.Single(layer => layer.Node.Name == "step" + i);
                if (layer.Shape is null)
                    return;
                var step = chain.Steps[i];
                period *= step.Kind is "ConvTranspose" or "Upsample" ? step.Stride : 1;
                jump *= step.Kind is "ConvTranspose" or "Upsample" ? 1.0 / step.Stride : step.Kind is "Conv" or "MaxPool" ? step.Stride : 1;
                // Where positions read nothing, or later ones read earlier pixels, a join's operands have their centres apart, and the more local one's counts.
                isOrdered &= step.Kind != "ConvTranspose" || (step.Dilation == 1 && step.Kernel >= step.Stride);
                Compare(layer.Fields[0], simulation, i + 1, period, jump, comparesCenter: isOrdered || chain.Steps.Take(i + 1).All(static before => before.Kind != "Residual"));
            }
        },
        iter: 1000);

    [Fact]
    public void Exact_macs_count_the_taps_that_meet_something() => Chain.Sample(
        static chain =>
        {
            var analysis = Analyze(chain.Extent, chain.Steps);
            for (var i = 0; i < chain.Steps.Count; i++)
            {
                var layer = analysis.Layers.Single(layer => layer.Node.Name == "step" + i);
                if (layer.Shape is null || chain.Steps[i].Kind is not ("Conv" or "ConvTranspose"))
                    continue;
                var (step, input) = (chain.Steps[i], analysis.Layers[layer.Node.Inputs[0]].Shape!.Extents[0]);
                var meeting = Enumerable.Range(0, layer.Shape.Extents[0])
                    .Sum(o => step.Reads(o).Count(position => position >= 0 && position < input));
                Assert.Equal(meeting, layer.Cost.MacsExact);
                Assert.Equal(step.Kernel * (step.Kind == "Conv" ? layer.Shape.Extents[0] : input), layer.Cost.Macs);
            }
        },
        iter: 1000);

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static NetworkAnalysis Analyze(int extent, List<Step> steps)
    {
        var net = Net.Of(1, extent);
        for (var i = 0; i < steps.Count; i++)
            steps[i].Declare(net, i);
        var result = GraphBuilder.Build(net.Declaration);
        Assert.Empty(result.Findings);
        return NetworkAnalyzer.Analyze(result.Graph);
    }

    private static void Compare(ReceptiveField field, ReadingSimulation simulation, int layers, int period, double jump, bool comparesCenter)
    {
        var reads = Enumerable.Range(0, period).Select(o => simulation.Reads(layers, o)).ToList();
        var sizes = reads.Select(static set => set.Count == 0 ? 0 : set.Max() - set.Min() + 1).ToList();
        Assert.Equal((sizes.Max(), sizes.Min()), ((int)field.Size, (int)field.MinSize));
        Assert.Equal(jump, field.Jump, 9);
        if (reads[0].Count > 0)
            Assert.Equal(reads[0].Min(), field.Start);
        var centers = reads.Select((set, o) => (set, o)).Where(static p => p.set.Count > 0).Select(p => ((p.set.Min() + p.set.Max()) / 2.0) - (p.o * jump)).ToList();
        if (comparesCenter && centers.Count > 0)
            Assert.Equal(centers.Average(), field.Center, 6);
    }
}
