using System.Collections.Generic;
using ConvGen.Generator.Planning;
using ConvGen.Model;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>The table from kernels to what writes them.</summary>
public static class KernelWriters
{
    /// <summary>Writes <paramref name="kernel"/> under its name of <paramref name="names"/>, and asks <paramref name="shared"/> for what it shares with others.</summary>
    public static void Write(CodeWriter writer, SharedMethods shared, IReadOnlyDictionary<KernelSpec, string> names, KernelSpec kernel, IReadOnlyList<string> summary)
    {
        var name = names[kernel];
        switch (kernel)
        {
            case BandedSpec spec:
                BandKernel.Write(writer, name, spec, names, summary);
                break;
            case ConvolutionSpec spec:
                ConvolutionKernel.Write(writer, name, spec, summary);
                break;
            case FewFiltersSpec spec:
                FewFiltersKernel.Write(writer, name, spec, summary);
                break;
            case WinogradSpec spec:
                WinogradKernel.Write(writer, shared, name, spec, summary);
                break;
            case DepthInputSpec spec:
                DepthTransformKernels.Write(writer, name, spec, summary);
                break;
            case DepthOutputSpec spec:
                DepthTransformKernels.Write(writer, name, spec, summary);
                break;
            case DeformSpec spec:
                DeformKernel.Write(writer, shared, name, spec, summary);
                break;
            case DepthwiseSpec spec:
                DepthwiseKernel.Write(writer, name, spec, summary);
                break;
            case DenseSpec spec:
                DenseKernel.Write(writer, name, spec, summary);
                break;
            case PoolSpec spec:
                PoolKernel.Write(writer, name, spec, summary);
                break;
            case GlobalPoolSpec spec:
                GlobalPoolKernel.Write(writer, name, spec, summary);
                break;
            case PointwiseSpec spec:
                PointwiseKernel.Write(writer, name, spec, summary);
                break;
            case BinarySpec spec:
                PointwiseKernel.Write(writer, name, spec, summary);
                break;
            case SoftmaxSpec spec:
                SoftmaxKernel.Write(writer, name, spec, summary);
                break;
            case PlaneCopySpec spec:
                MoveKernels.Write(writer, name, spec, summary);
                break;
            case InterleaveSpec spec:
                InterleaveKernel.Write(writer, shared, name, spec, summary);
                break;
            case HaloSpec spec:
                MoveKernels.Write(writer, name, spec, summary);
                break;
            case ChannelCopySpec spec:
                MoveKernels.Write(writer, name, spec, summary);
                break;
            case PadSpec spec:
                PadKernel.Write(writer, name, spec, summary);
                break;
            case ResizeSpec spec:
                ResizeKernel.Write(writer, name, spec, summary);
                break;
            case AdaptivePoolSpec spec:
                AdaptivePoolKernel.Write(writer, name, spec, summary);
                break;
            case PixelShuffleSpec spec:
                PixelShuffleKernel.Write(writer, name, spec, summary);
                break;
            case NormSpec { Kind: NormKind.Layer or NormKind.L2 } spec:
                ChannelNormKernel.Write(writer, name, spec, summary);
                break;
            case NormSpec spec:
                GroupNormKernel.Write(writer, name, spec, summary);
                break;
            case LocalResponseSpec spec:
                LocalResponseKernel.Write(writer, name, spec, summary);
                break;
            case FlattenSpec spec:
                MoveKernels.Write(writer, name, spec, summary);
                break;
            default:
                throw UnknownCase.In(nameof(KernelWriters), kernel);
        }
    }
}
