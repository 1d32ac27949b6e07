namespace ConvGen;

/// <summary>A point-wise non-linearity that a layer applies to its output. <c>Alpha</c> stands beside it wherever it occurs.</summary>
public enum Activation
{
    /// <summary>None: y = x.</summary>
    None,

    /// <summary>y = max(x, 0).</summary>
    Relu,

    /// <summary>y = min(max(x, 0), 6).</summary>
    Relu6,

    /// <summary>y = x for x ≥ 0, alpha · x below; alpha is 0.01 unless given.</summary>
    LeakyRelu,

    /// <summary>y = x for x &gt; 0, alpha · (eˣ − 1) below; alpha is 1 unless given.</summary>
    Elu,

    /// <summary>The self-normalising ELU: y = 1.0507 · x for x &gt; 0, 1.0507 · 1.67326 · (eˣ − 1) below.</summary>
    Selu,

    /// <summary>y = 1 / (1 + e⁻ˣ).</summary>
    Sigmoid,

    /// <summary>y = tanh x.</summary>
    Tanh,

    /// <summary>y = x · clamp(x / 6 + 1/2, 0, 1).</summary>
    HardSwish,

    /// <summary>y = clamp(x / 6 + 1/2, 0, 1).</summary>
    HardSigmoid,

    /// <summary>y = clamp(x, −1, 1).</summary>
    HardTanh,

    /// <summary>y = x · sigmoid x, also called Swish.</summary>
    Silu,

    /// <summary>y = x · Φ(x) = x/2 · (1 + erf(x / √2)).</summary>
    Gelu,

    /// <summary>The tanh approximation of <see cref="Gelu"/>: y = x/2 · (1 + tanh(√(2/π) · (x + 0.044715 x³))).</summary>
    GeluTanh,

    /// <summary>y = x · tanh(ln(1 + eˣ)).</summary>
    Mish,

    /// <summary>y = ln(1 + eˣ).</summary>
    Softplus,
}
