using ConvGen.Model;

namespace ConvGen.Generator.Emission;

/// <summary>The names of layers' kinds, as the attributes call them.</summary>
internal static class LayerKind
{
    private const string Suffix = "Op";

    /// <summary>The kind of <paramref name="op"/>.</summary>
    public static string Of(LayerOp op) => op switch
    {
        ConvOp { IsDepthwise: true } => "DepthwiseConv",
        PoolOp pool => pool.Average ? "AvgPool" : "MaxPool",
        GlobalPoolOp pool => pool.Average ? "GlobalAvgPool" : "GlobalMaxPool",
        ResizeOp { Scale: not null } => "Upsample",
        NormOp norm => norm.Kind + "Norm",
        ActivationOp { Activation.Kind: ActivationKind.GeluTanh } => "Gelu",
        ActivationOp activation => activation.Activation.Kind.ToString(),
        PReluOp => "PRelu",
        SoftmaxOp softmax => softmax.Log ? "LogSoftmax" : "Softmax",
        _ => op.GetType().Name.Substring(0, op.GetType().Name.Length - Suffix.Length),
    };
}
