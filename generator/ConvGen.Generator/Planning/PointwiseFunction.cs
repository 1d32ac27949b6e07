using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>A function of one number that a kernel applies to its result: an activation, or a clamp.</summary>
/// <param name="Kind">The activation; <see cref="ActivationKind.HardTanh"/> is the clamp to [Alpha, Beta].</param>
/// <param name="Alpha">Its first parameter.</param>
/// <param name="Beta">Its second parameter.</param>
public readonly record struct PointwiseFunction(ActivationKind Kind, double Alpha, double Beta)
{
    /// <summary>Nothing to do.</summary>
    public static PointwiseFunction Identity => default;

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsIdentity => Kind == ActivationKind.None;

    /// <summary>Whether it takes an exponential: kernels then apply it in a second pass over the tile they have just stored instead of in registers.</summary>
    public bool IsTranscendental => Kind is ActivationKind.Elu or ActivationKind.Selu or ActivationKind.Sigmoid or ActivationKind.Tanh
        or ActivationKind.Silu or ActivationKind.Gelu or ActivationKind.GeluTanh or ActivationKind.Mish or ActivationKind.Softplus;

    /// <summary>The function of an activation.</summary>
    public static PointwiseFunction Of(Activation activation) => new(activation.Kind, activation.Alpha, activation.Beta);

    /// <summary>The function of a node that is point-wise by itself; null for all others.</summary>
    public static PointwiseFunction? Of(LayerOp op) => op switch
    {
        ActivationOp activation => Of(activation.Activation),
        ClipOp clip => new PointwiseFunction(ActivationKind.HardTanh, clip.Min, clip.Max),
        _ => null,
    };

    /// <summary>The activation that a layer carries itself.</summary>
    public static PointwiseFunction CarriedBy(LayerOp op) => op switch
    {
        ConvOp conv => Of(conv.Activation),
        ConvTransposeOp transpose => Of(transpose.Activation),
        DeformConvOp deform => Of(deform.Activation),
        DenseOp dense => Of(dense.Activation),
        AddOp add => Of(add.Activation),
        MulOp mul => Of(mul.Activation),
        ConcatOp concat => Of(concat.Activation),
        _ => Identity,
    };
}
