using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ConvGen.Generator.Planning;
using ConvGen.Generator.Planning.Machine;
using Xunit;

namespace ConvGen.Generator.Tests.Planning;

/// <summary>Every number of the machine decides over something, and both sides of it are looked at.</summary>
public sealed partial class LimitTests
{
    // Maps of 64 columns and a block of channels have 4,096 bytes a row.
    private const string Stem = "[ConvNet(3, {0}, 64), Conv(16, 3, Padding = 1)]";
    private const string Depthwise = "[ConvNet(16, 64, 64), DepthwiseConv(3, Padding = 1), Conv(16, 1), MaxPool(3, Stride = 1)]";
    private const string Filtered = "[ConvNet(64, 28, 28), Conv(64, 3, Padding = 1)]";
    private const string Transformed = "[ConvNet(128, 28, 28, PreferSmallWeights = true), Conv(128, 3, Padding = 1)]";
    private const string Deformed = "[ConvNet(16, 20, 28), DeformConv(16, 3, Padding = 1)]";

    private static readonly Strides s_planes = new(1, 32, 0, 32 * 32);

    // What a limit decides over, seen where it holds as it is, and for another machine.
    private static readonly IReadOnlyDictionary<string, Limit> s_limits = new Dictionary<string, Limit>
    {
        [nameof(Target.Threads)] = new(Shares(12), static target => target with { Threads = 5 }, true, false),
        [nameof(Target.WideRegisters)] = new(static target => Row(target, 2).Wide.Accumulators, static target => target with { WideRegisters = 16 }, 28, 12),
        [nameof(Target.WideAccumulators)] = new(static target => Row(target, 2).Wide.Accumulators, static target => target with { WideAccumulators = 8 }, 28, 8),
        [nameof(Target.NarrowAccumulators)] = new(static target => Row(target, 2).Middle.Accumulators, static target => target with { NarrowAccumulators = 8 }, 12, 8),
        [nameof(Target.NarrowVectors)] = new(static target => Row(target, 2).Middle.Vectors, static target => target with { NarrowVectors = 1 }, 2, 1),
        [nameof(Target.MaxVectors)] = new(static target => Row(target, 6).Wide.Vectors <= 1, static target => target with { MaxVectors = 1 }, false, true),
        [nameof(Target.WideDepthwisePositions)] = new(static target => Depth(target).Wide.Columns, static target => target with { WideDepthwisePositions = 7 }, 14, 7),
        [nameof(Target.NarrowDepthwisePositions)] = new(static target => Depth(target).Narrow.Columns, static target => target with { NarrowDepthwisePositions = 7 }, 10, 7),
        [nameof(Target.MaxDenseVectors)] = new(Kernel<DenseSpec>("[ConvNet(32), Dense(256)]", static spec => spec.Vectors), static target => target with { MaxDenseVectors = 7 }, 8, 4),
        [nameof(Target.MaxPointColumns)] = new(Has<DenseSpec>("[ConvNet(16, 1, 1), ConvTranspose(32, 16)]"), static target => target with { MaxPointColumns = 15 }, true, false),
        [nameof(Target.MaxFewFilters)] = new(Has<FewFiltersSpec>("[ConvNet(64, 9, 9), Conv(8, 3)]"), static target => target with { MaxFewFilters = 7 }, true, false),
        [nameof(Target.LaneSumCycles)] = new(static target => FewFiltersLowering.Pays(target, 64, 8, 9), static target => target with { LaneSumCycles = 20 }, true, false),
        [nameof(Target.DirectStepCycles)] = new(static target => FewFiltersLowering.Pays(target, 64, 8, 9), static target => target with { DirectStepCycles = 0.3 }, true, false),
        [nameof(Target.LeastBandedBytes)] = new(Has<BandedSpec>(string.Format(CultureInfo.InvariantCulture, Stem, 64)), static target => target with { LeastBandedBytes = (64 * 4096) + 1 }, true, false),
        [nameof(Target.LeastBandedBytesBetweenProducts)] = new(Stages(Depthwise, 2), static target => target with { LeastBandedBytesBetweenProducts = 64 * 4096, StageCycles = 0 }, 0, 1),
        [nameof(Target.BandBytes)] = new(FunctionRows, static target => target with { BandBytes = 1 }, false, true),
        [nameof(Target.ConvolvedBandBytes)] = new(Kernel<BandedSpec>(string.Format(CultureInfo.InvariantCulture, Stem, 64), static spec => spec.Rows == 1), static target => target with { ConvolvedBandBytes = 1 }, false, true),
        [nameof(Target.MostBandWeightBytes)] = new(Has<BandedSpec>(string.Format(CultureInfo.InvariantCulture, Stem, 64)), static target => target with { MostBandWeightBytes = ((27 + 1) * 16 * sizeof(float)) - 1 }, true, false),
        [nameof(Target.LeastBands)] = new(Has<BandedSpec>(string.Format(CultureInfo.InvariantCulture, Stem, 64)), static target => target with { LeastBands = 65 }, true, false),
        [nameof(Target.StageCycles)] = new(Has<BandedSpec>(string.Format(CultureInfo.InvariantCulture, Stem, 64)), static target => target with { StageCycles = 1e9 }, true, false),
        [nameof(Target.BytesPerCycle)] = new(Has<BandedSpec>(string.Format(CultureInfo.InvariantCulture, Stem, 64)), static target => target with { BytesPerCycle = 1e12 }, true, false),
        [nameof(Target.MaxTilesAtOnce)] = new(Kernel<WinogradSpec>(Filtered, static spec => spec.TilesAtOnce <= 5), static target => target with { MaxTilesAtOnce = 5 }, false, true),
        [nameof(Target.WideShare)] = new(Kernel<WinogradSpec>("[ConvNet(128, 28, 28), Conv(128, 3, Padding = 1)]", static spec => spec.TilesAtOnce), static target => target with { WideShare = 1 }, 10, 7),
        [nameof(Target.FilterChunkBytes)] = new(Kernel<WinogradSpec>(Transformed, static spec => spec.FilterChunk), static target => target with { FilterChunkBytes = 640 * 1024 }, 32, 64),
        [nameof(Target.CachedWeightBytes)] = new(
            Kernel<WinogradSpec>("[ConvNet(256, 14, 14), Conv(256, 3, Padding = 1)]", static spec => spec.TransformsFilters), static target => target with { CachedWeightBytes = 256L * 256 * 9 * 4 }, false, true),
        [nameof(Target.ManyFilterChannels)] = new(Kernel<WinogradSpec>("[ConvNet(512, 7, 7), Conv(512, 3, Padding = 1)]", static spec => spec.OutputTile), static target => target with { ManyFilterChannels = (512 * 512) + 1 }, 2, 4),
        [nameof(Target.SmallMap)] = new(Kernel<WinogradSpec>("[ConvNet(512, 7, 7), Conv(512, 3, Padding = 1)]", static spec => spec.OutputTile), static target => target with { SmallMap = 6 }, 2, 4),
        [nameof(Target.FetchDistance)] = new(
            static target => Plans.Text("[ConvNet(512, 9, 9), Conv(64, 3, Stride = 2, Padding = 1)]", target).Contains("Sse.Prefetch0(w + 4096)", StringComparison.Ordinal),
            static target => target with { FetchDistance = 4096 }, false, true),
        [nameof(Target.FetchedGroupBytes)] = new(
            Kernel<ConvolutionSpec>("[ConvNet(192, 17, 13), Conv(256, 3, Stride = 2, Padding = 1)]", static spec => spec.FetchStep(spec.Tiles.Wide, 1) > 0), static target => target with { FetchedGroupBytes = 1024 }, true, false),
        [nameof(Target.StreamedWeightBytes)] = new(static target => new WeightStream(target).IsLong(512 * 1024 / sizeof(float)), static target => target with { StreamedWeightBytes = (512 * 1024) - 1 }, false, true),
        [nameof(Target.GatheredBytes)] = new(Kernel<DeformSpec>(Deformed, static spec => spec.Columns), static target => target with { GatheredBytes = 16 * 9 * sizeof(float) * 5 }, 28, 5),
        [nameof(Target.PageBytes)] = new(static target => Planes(target).LargestSquare, static target => target with { PageBytes = 8192 }, 8, 16),
        [nameof(Target.LinesOfSet)] = new(static target => Planes(target).LargestSquare, static target => target with { LinesOfSet = 4 }, 8, 4),
        [nameof(Target.ShortestInterleavedRow)] = new(Interleaved, static target => target with { ShortestInterleavedRow = 65 }, 48, 96),
        [nameof(Target.LongestInterleavedRow)] = new(Interleaved, static target => target with { LongestInterleavedRow = 47 }, 48, 24 * 24),
        [nameof(Target.LineBytes)] = Cost(static target => target with { LineBytes = 128 }),
        [nameof(Target.SecondLevelBytes)] = Cost(static target => target with { SecondLevelBytes = 1024 }),
        [nameof(Target.ThirdLevelBytes)] = Cost(static target => target with { ThirdLevelBytes = 1024 }),
        [nameof(Target.SecondLevelLineCycles)] = Cost(static target => target with { SecondLevelLineCycles = 5 }),
        [nameof(Target.ThirdLevelLineCycles)] = Cost(static target => target with { ThirdLevelLineCycles = 5 }),
        [nameof(Target.MemoryLineCycles)] = Cost(static target => target with { MemoryLineCycles = 9 }),
        [nameof(Target.TileTransformCycles)] = Cost(static target => target with { TileTransformCycles = 151 }),
        [nameof(Target.MultiplyAddLatency)] = Cost(static target => target with { MultiplyAddLatency = 5 }),
        [nameof(Target.StartsPerCycle)] = Cost(static target => target with { StartsPerCycle = 1 }),
        [nameof(Target.StepCycles)] = Cost(static target => target with { StepCycles = 0.5 }),
        [nameof(Target.AccumulatorCycles)] = Cost(static target => target with { AccumulatorCycles = 2 }),
        [nameof(Target.TileCycles)] = Cost(static target => target with { TileCycles = 13 }),
    };

    public static TheoryData<string> Names => [.. typeof(Target).GetProperties().Where(static property => property.SetMethod is { IsStatic: false }).Select(static property => property.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_limit_decides_over_a_plan(string name)
    {
        Assert.True(s_limits.TryGetValue(name, out var limit), $"nothing says what Target.{name} decides over");
        Assert.Equal(limit.Here, limit.See(Target.Default));
        Assert.Equal(limit.There, limit.See(limit.Other(Target.Default)));
    }

    [Theory]
    [InlineData(63, false)]
    [InlineData(64, true)]
    public void Bands_begin_at_the_least_bytes_between_two_layers(int rows, bool isBanded) =>
        Assert.Equal(isBanded, Has<BandedSpec>(string.Format(CultureInfo.InvariantCulture, Stem, rows))(Target.Default));

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    public void Threads_share_out_places_from_a_dozen_on(int rows, bool shares) => Assert.Equal(shares, Shares(rows)(Target.Default));

    [Fact]
    public void A_tiny_machine_lies_on_the_other_side_of_every_limit_of_a_small_map()
    {
        const string Small = "[ConvNet(3, 16, 16), Conv(32, 3, Padding = 1), Conv(32, 3, Padding = 1), MaxPool(2)]";
        var (bands, fewTiles) = (Has<BandedSpec>(Small), Kernel<WinogradSpec>(Small, static spec => spec.TilesAtOnce <= 6));
        Assert.Equal((false, false), (bands(Target.Default), fewTiles(Target.Default)));
        Assert.Equal((true, true), (bands(Target.Tiny), fewTiles(Target.Tiny)));
    }

    [Fact]
    public void Nothing_but_the_target_names_the_size_of_a_cache()
    {
        var lines = Sources().SelectMany(static file => File.ReadLines(file).Select(line => $"{Path.GetFileName(file)}: {line.Trim()}")).ToList();
        Assert.NotEmpty(lines);
        Assert.DoesNotContain(lines, static line => Size().IsMatch(line));
    }

    // A number of kilobytes, or a constant of bytes.
    [GeneratedRegex(@"\*\s*1024\b|const\s.*Bytes\w*\s*=\s*\d{3,}")]
    private static partial Regex Size();

    private static IEnumerable<string> Sources([CallerFilePath] string path = "")
    {
        var generator = Path.Combine(Path.GetDirectoryName(path)!, "../../../generator/ConvGen.Generator");
        return new[] { "Planning", "Emission" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(generator, folder), "*.cs", SearchOption.AllDirectories))
            .Where(static file => Path.GetFileName(file) != "Target.cs");
    }

    private static Func<Target, object> Kernel<T>(string network, Func<T, object> see)
        where T : KernelSpec => target => see(Plans.Only<T>(Plans.Of(network, target)));

    private static Func<Target, object> Has<T>(string network)
        where T : KernelSpec => target => Plans.Of(network, target).Steps.SelectMany(static step => step.Methods).Any(static method => method.Kernel is T);

    private static Func<Target, object> Stages(string network, int count) => target => Plans.Of(network, target).Steps.Count(step => step.Kernel is BandedSpec spec && spec.Stages.Count == count);

    private static Func<Target, object> Shares(int rows) => target => new TileGrid(new Extent3(1, rows, 20), new RegisterTile(1, 14, 2)).SharesPlaces(target);

    private static RegisterTiles Row(Target target, int blocks) => RegisterTiling.ForConvolution(target, blocks, new Extent3(1, 1, 168), 64);

    private static RegisterTiles Depth(Target target) => RegisterTiling.ForDepthwise(target, new Extent3(1, 1, 70), 9);

    // A batch norm of its own behind a layer that takes none, then the caller's planes.
    private static object FunctionRows(Target target) => Plans.Only<BandedSpec>(Plans.Of("[ConvNet(16, 66, 66), MaxPool(3, Stride = 1), BatchNorm]", target)).Rows == 1;

    private static InterleaveSpec Planes(Target target) => new(false, 64, new Extent3(1, 32, 32), s_planes, s_planes) { Target = target };

    private static object Interleaved(Target target) => Plans.Of("[ConvNet(16, 24, 24), Softmax]", target).Steps.Select(static step => step.Kernel).OfType<InterleaveSpec>().First().Size.Width;

    // Costs grow: over filters that the second level, the third and none of them holds.
    private static Limit Cost(Func<Target, Target> other) => new(
        target => Costs(target).Zip(Costs(Target.Default), static (cost, before) => cost > before).Any(static grows => grows), other, false, true);

    private static IEnumerable<double> Costs(Target target)
    {
        foreach (var channels in new[] { 16, 64, 256, 1024 })
        {
            var size = new Extent3(1, 1, 40);
            yield return new WinogradCost(target, 3, 4, channels, channels, 2).OfBatch(size.Width, 1, transformsFilters: false);
            yield return RegisterTiling.Cycles(target, size, new RegisterTile(1, 14, 2), channels);
            yield return RegisterTiling.Cycles(target, size, new RegisterTile(1, 2, 1), channels);
        }
    }

    private sealed record Limit(Func<Target, object> See, Func<Target, Target> Other, object Here, object There);
}
