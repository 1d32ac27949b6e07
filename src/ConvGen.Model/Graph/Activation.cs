namespace ConvGen.Model;

/// <summary>A point-wise non-linearity with its parameters.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Alpha">Slope below zero of LeakyRelu, scale of Elu, slope of HardSigmoid, lower bound of HardTanh.</param>
/// <param name="Beta">Offset of HardSigmoid, upper bound of HardTanh.</param>
public readonly record struct Activation(ActivationKind Kind, double Alpha = 0, double Beta = 0)
{
    /// <summary>The identity.</summary>
    public static Activation None => default;
}
