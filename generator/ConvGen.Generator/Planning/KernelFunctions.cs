using System.Collections.Generic;

namespace ConvGen.Generator.Planning;

/// <summary>The point-wise functions that a kernel applies.</summary>
public static class KernelFunctions
{
    /// <summary>The functions of <paramref name="kernel"/>.</summary>
    public static IEnumerable<PointwiseFunction> Of(KernelSpec kernel) => kernel switch
    {
        ConvolutionSpec spec => [spec.Epilogue.First, spec.Epilogue.Second],
        FewFiltersSpec spec => [spec.Epilogue.First, spec.Epilogue.Second],
        WinogradSpec spec => [spec.Epilogue.First, spec.Epilogue.Second],
        DepthOutputSpec spec => [spec.Epilogue.First, spec.Epilogue.Second],
        DeformSpec { Mask: DeformMask.Logits } spec => [spec.Epilogue.First, new PointwiseFunction(Model.ActivationKind.Sigmoid, 0, 0)],
        DeformSpec spec => [spec.Epilogue.First],
        DepthwiseSpec spec => [spec.Epilogue.First, spec.Epilogue.Second],
        DenseSpec spec => [spec.Function],
        PointwiseSpec spec => [spec.Function],
        NormSpec spec => [spec.Function],
        BinarySpec spec => [spec.Function],

        // The layers of a band are kernels of their own.
        BandedSpec or DepthInputSpec or PoolSpec or GlobalPoolSpec or AdaptivePoolSpec or SoftmaxSpec or LocalResponseSpec or ResizeSpec or PadSpec or PixelShuffleSpec
            or PlaneCopySpec or InterleaveSpec or HaloSpec or ChannelCopySpec or FlattenSpec => [],
        _ => throw UnknownCase.In(nameof(KernelFunctions), kernel),
    };
}
