using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>
/// Layers computed together, a band of rows at a time: what one writes for the next stays in the second-level cache, and threads meet once
/// instead of once per layer.
/// </summary>
/// <param name="Depth">Slices of the last layer's result; a band lies in one of them.</param>
/// <param name="Height">Rows of a slice of it.</param>
/// <param name="Rows">Rows of a band of it; the last band of a slice overlaps the one before, or has stages of its own.</param>
/// <param name="Stages">The layers, each over one band.</param>
/// <param name="BandFloats">Floats of the bands between them.</param>
public sealed record BandedSpec(int Depth, int Height, int Rows, EquatableArray<BandStage> Stages, long BandFloats) : KernelSpec
{
    /// <summary>Bands of a slice.</summary>
    public int SliceBands => (Height + Rows - 1) / Rows;

    /// <summary>Bands, the units of work.</summary>
    public int Bands => Depth * SliceBands;

    /// <summary>The layers over the last band of a slice, where that is shorter instead of overlapping the one before; empty where it is as long as all.</summary>
    public EquatableArray<BandStage> LastStages { get; init; }

    /// <inheritdoc/>
    public override long ScratchFloats => BandFloats + Stages.Concat(LastStages).Max(static stage => stage.Kernel.ScratchFloats);
}

/// <summary>A layer over one band.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Tensors">Its tensors.</param>
/// <param name="HasWeights">Whether it takes weights.</param>
public sealed record BandStage(KernelSpec Kernel, EquatableArray<BandTensor> Tensors, bool HasWeights);

/// <summary>Where a stage finds a tensor.</summary>
/// <param name="Name">The pointer.</param>
/// <param name="Offset">Floats from there.</param>
/// <param name="SliceStep">Floats it moves with each slice of the last layer's result; 0 for what lies between stages, or where there is but one slice.</param>
/// <param name="RowStep">Floats it moves with each row of the last layer's result; 0 for what lies between stages.</param>
public sealed record BandTensor(string Name, long Offset, long SliceStep, long RowStep);
