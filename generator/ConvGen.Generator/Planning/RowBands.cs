using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Planning.Machine;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>
/// Joins calls whose results only the next one reads, row by row, into one that computes a band of rows at a time: a pooling behind its convolution, the
/// 1×1 behind a depthwise convolution, a batch norm before a convolution, the caller's planes behind the last layer. It pays where the result
/// in between would leave the second-level cache before it is read.
/// </summary>
/// <param name="target">The machine.</param>
public sealed class RowBands(Target target)
{
    /// <summary>The calls with the joined ones in place of their parts.</summary>
    public IReadOnlyList<DraftStep> Join(IReadOnlyList<DraftStep> drafts)
    {
        var uses = drafts.SelectMany(static draft => draft.Operands.Select(static operand => operand.Buffer).Distinct())
            .OfType<PlannedBuffer>().GroupBy(static buffer => buffer).ToDictionary(static group => group.Key, static group => group.Count());
        var result = new List<DraftStep>();
        for (var i = 0; i < drafts.Count;)
        {
            var count = 1;
            while (i + count < drafts.Count && Follows(drafts, i + count, uses))
            {
                count++;
            }

            var chain = drafts.Skip(i).Take(count).ToList();
            result.AddRange(Joined(chain) is { } joined ? [joined] : chain);
            i += count;
        }

        return result;
    }

    // Whether a call reads only what the one before it wrote for it alone, each row from rows of its own.
    private bool Follows(IReadOnlyList<DraftStep> drafts, int index, Dictionary<PlannedBuffer, int> uses)
    {
        var (first, second) = (drafts[index - 1], drafts[index]);
        var isPart = first.JoinsPrevious || second.JoinsPrevious || (index + 1 < drafts.Count && drafts[index + 1].JoinsPrevious);
        return !isPart && RowCut.Reading(first.Kernel) is not null && RowCut.Reading(second.Kernel) is { IsDisjoint: true }
            && HasFewWeights(first) && HasFewWeights(second)
            && first.Output is { Buffer: { } between, IsContiguous: true, Offset: 0 } && second.Operands[0] is { Offset: 0 } input && input.Buffer == between && uses[between] == 2
            && second.Operands.Count(operand => operand.Buffer == between) == 1 && first.Operands.Count(operand => operand.Buffer == between) == 1
            && Floats(between) * sizeof(float) >= (IsProduct(first) && IsProduct(second) ? target.LeastBandedBytesBetweenProducts : target.LeastBandedBytes);
    }

    private static bool IsProduct(DraftStep draft) => draft.Kernel is ConvolutionSpec or DepthwiseSpec or WinogradSpec;

    private bool HasFewWeights(DraftStep draft) => draft.Weights.All(weights => weights.Length * sizeof(float) <= target.MostBandWeightBytes);

    private DraftStep? Joined(List<DraftStep> chain)
    {
        if (chain.Count < 2)
        {
            return null;
        }

        var map = Map(chain[chain.Count - 1]);
        var firstRows = FirstRows(chain);
        var candidates = Enumerable.Range(1, Math.Min(map.Height, map.Depth * map.Height / target.LeastBands)).Where(rows => rows * firstRows % RowCut.Granularity(chain[0].Kernel) == 0)
            .Select(rows => Bands(chain, map, rows)).ToList();
        var limit = chain[0].Kernel is ConvolutionSpec ? target.ConvolvedBandBytes : target.BandBytes;
        var best = candidates.TakeWhile(spec => spec.BandFloats * sizeof(float) <= limit).Concat(candidates.Take(1)).OrderBy(Cost).FirstOrDefault();
        var saved = chain.Take(chain.Count - 1).Sum(static draft => Floats(Between(draft))) * sizeof(float) / target.BytesPerCycle;
        return best is null || Cycles(best) > chain.Sum(static draft => RowCut.Cycles(draft.Kernel)) + saved ? null : Describe(chain, best);
    }

    // Rows of the first layer per row of the last.
    private static int FirstRows(List<DraftStep> chain) => chain.Skip(1).Aggregate(1, static (product, draft) => product * RowCut.Reading(draft.Kernel)!.Stride);

    private static PlannedBuffer Between(DraftStep draft) => draft.Output.Buffer!;

    private static long Floats(PlannedBuffer buffer) => buffer.Layout.Floats;

    // The slices, rows and columns of a call's result; the caller's planes are as large as what is written to them.
    private static Extent3 Map(DraftStep draft) => (draft.Output.Buffer ?? draft.Operands[0].Buffer!).Layout.Size;

    private double Cycles(BandedSpec spec) => spec.Bands * spec.Stages.Sum(stage => RowCut.Cycles(stage.Kernel) + target.StageCycles);

    // As the threads share it out.
    private double Cost(BandedSpec spec) => Cycles(spec) * ((spec.Bands + target.Threads - 1) / target.Threads * target.Threads) / spec.Bands;

    // A band that would begin between two tiles of minimal filtering, which must lie where they would without bands, is left to stages of its own.
    private BandedSpec Bands(List<DraftStep> chain, Extent3 size, int rows)
    {
        var (stages, floats) = Stages(chain, size, rows);
        var isAligned = (size.Height - rows) * FirstRows(chain) % RowCut.Granularity(chain[0].Kernel) == 0;
        return new BandedSpec(size.Depth, size.Height, rows, stages, floats)
        {
            LastStages = isAligned ? default : Stages(chain, size, size.Height % rows).Stages, Target = target,
        };
    }

    private (EquatableArray<BandStage> Stages, long Floats) Stages(List<DraftStep> chain, Extent3 size, int rows)
    {
        var stages = new List<BandStage>();
        var (scratch, ratio, sliceRatio) = (0L, 1, 1);
        BandTensor? result = null;
        Strides? resultStrides = null;

        // From the last stage to the first, since each tells how many rows the one before must bring.
        for (var i = chain.Count - 1; i >= 0; i--)
        {
            var (draft, map) = (chain[i], Map(chain[i]));
            var reading = RowCut.Reading(draft.Kernel)!;
            var (inputRatio, inputSliceRatio) = (ratio * reading.Stride, sliceRatio * reading.SliceStride);
            var input = Moving("input", draft.Operands[0].Strides, inputSliceRatio, inputRatio);
            var inputStrides = draft.Operands[0].Strides;
            if (i > 0)
            {
                var before = Between(chain[i - 1]).Layout;
                var band = new BufferLayout(before.Channels, before.Size with { Depth = 1, Height = rows * inputRatio }, default, default, IsPlanar: false);
                (input, inputStrides) = (new BandTensor("scratch", scratch, 0, 0), band.Strides);
                scratch += band.Floats;
            }

            var output = result ?? Moving("output", draft.Output.Strides, sliceRatio, ratio);
            var others = draft.Operands.Skip(2).Select(operand => Moving($"residual{i}", operand.Strides, sliceRatio, ratio));
            var kernel = RowCut.Cut(draft.Kernel, rows * ratio, map.Width, inputStrides, resultStrides ?? draft.Output.Strides);
            stages.Insert(0, new BandStage(kernel, new BandTensor[] { input, output }.Concat(others).ToEquatable(), draft.Weights.Count > 0));
            (result, resultStrides, ratio, sliceRatio) = (input, inputStrides, inputRatio, inputSliceRatio);
        }

        BandTensor Moving(string name, Strides strides, int slices, int rows) => new(name, 0, size.Depth > 1 ? (long)strides.Slice * slices : 0, (long)strides.Row * rows);

        return (stages.ToEquatable(), scratch);
    }

    private static DraftStep Describe(List<DraftStep> chain, BandedSpec spec)
    {
        var last = chain[chain.Count - 1];
        var outer = new[] { chain[0].Operands[0], last.Output }.Concat(chain.SelectMany(static draft => draft.Operands.Skip(2)));
        var parts = chain.Zip(spec.Stages, static (draft, stage) => new PlannedPart(draft.Name, draft.Comment, stage.Kernel))
            .Concat(chain.Zip(spec.LastStages, static (draft, stage) => new PlannedPart(draft.Name, draft.Comment + " Of the last band.", stage.Kernel))).ToList();
        return new DraftStep(
            chain[0].Name + "_" + last.Name,
            $"{string.Join(", ", chain.Select(static draft => draft.Name))}, {spec.Rows} {(spec.Rows == 1 ? "row" : "rows")} of the result at a time.",
            spec,
            [.. outer],
            [.. chain.SelectMany(static draft => draft.Weights)],
            JoinsPrevious: false) { Parts = parts };
    }
}
