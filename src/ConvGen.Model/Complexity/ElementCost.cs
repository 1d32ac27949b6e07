using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>Operations that are no multiply-accumulates: one per value and step.</summary>
internal static class ElementCost
{
    /// <summary>Values a bilinear sample mixes along two axes.</summary>
    private const int SampleNeighbours = 4;

    /// <summary>The element operations of a layer.</summary>
    public static long Of(LayerOp op, ResolvedLayer resolved, IReadOnlyList<TensorShape> inputs)
    {
        var length = resolved.Shape.Length;
        return op switch
        {
            ConvOp conv => Epilogue(length, conv.Bias, conv.Activation),
            ConvTransposeOp transposed => Epilogue(length, transposed.Bias, transposed.Activation),
            DenseOp dense => Epilogue(length, dense.Bias, dense.Activation),
            DeformConvOp deform => Counts.Add(Epilogue(length, deform.Bias, deform.Activation), Samples(resolved, inputs[0])),
            PoolOp => Counts.Multiply(length, Taps(resolved)),
            GlobalPoolOp or AdaptiveAvgPoolOp => Math.Max(length, inputs[0].Length),
            ResizeOp resize => length * Neighbours(resize, resolved.Shape.Rank),
            // A scale and a shift per value; own statistics take two more passes.
            NormOp norm => length * (norm.Kind == NormKind.Batch ? 2 : 4),
            LocalResponseNormOp response => length * (response.Size + 2L),
            ScaleOp => 2 * length,
            SoftmaxOp => 3 * length,
            ActivationOp or ClipOp or PReluOp => length,
            // It drops nothing outside training.
            DropoutOp => 0,
            AddOp add => Epilogue(length * (inputs.Count - 1), false, add.Activation, length),
            MulOp mul => Epilogue(length, false, mul.Activation, length),
            ConcatOp concat => Epilogue(0, false, concat.Activation, length),
            _ => 0,
        };
    }

    private static long Epilogue(long length, bool bias, Activation activation) =>
        (bias ? length : 0) + (activation.Kind == ActivationKind.None ? 0 : length);

    private static long Epilogue(long own, bool bias, Activation activation, long length) => own + Epilogue(length, bias, activation);

    private static long Taps(ResolvedLayer resolved) => Counts.Product(1, resolved.Windows.Select(static window => window.Kernel));

    private static long Samples(ResolvedLayer resolved, TensorShape input) =>
        Counts.Multiply(SampleNeighbours * (long)input.Channels, Counts.Multiply(Taps(resolved), resolved.Shape.Positions));

    private static long Neighbours(ResizeOp resize, int rank) => resize.Mode switch
    {
        ResizeModeKind.Nearest => 1,
        ResizeModeKind.Bilinear => 1L << rank,
        _ => 1L << (2 * rank),
    };
}
