namespace ConvGen.Model;

// The members stand in the order of the enums users see in the runtime library: parsing casts the constant of one to the other
// (a test compares them name by name).

/// <summary>A point-wise non-linearity that a layer may carry.</summary>
public enum ActivationKind
{
    /// <summary>None.</summary>
    None,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>min(max(x, 0), 6).</summary>
    Relu6,

    /// <summary>x for x ≥ 0, alpha·x below.</summary>
    LeakyRelu,

    /// <summary>x for x > 0, alpha·(eˣ − 1) below.</summary>
    Elu,

    /// <summary>The self-normalising ELU.</summary>
    Selu,

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    Sigmoid,

    /// <summary>tanh x.</summary>
    Tanh,

    /// <summary>x · clamp(x/6 + 1/2, 0, 1).</summary>
    HardSwish,

    /// <summary>clamp(alpha·x + beta, 0, 1).</summary>
    HardSigmoid,

    /// <summary>clamp(x, min, max).</summary>
    HardTanh,

    /// <summary>x · sigmoid x.</summary>
    Silu,

    /// <summary>x · Φ(x) with the error function.</summary>
    Gelu,

    /// <summary>The tanh approximation of GELU.</summary>
    GeluTanh,

    /// <summary>x · tanh(softplus x).</summary>
    Mish,

    /// <summary>ln(1 + eˣ).</summary>
    Softplus,
}

/// <summary>How a window's padding is found.</summary>
public enum AutoPadKind
{
    /// <summary>As declared.</summary>
    Explicit,

    /// <summary>None.</summary>
    Valid,

    /// <summary>Output ⌈n/s⌉, the odd pixel at the end.</summary>
    SameUpper,

    /// <summary>Output ⌈n/s⌉, the odd pixel at the beginning.</summary>
    SameLower,
}

/// <summary>What stands outside the border.</summary>
public enum PaddingModeKind
{
    /// <summary>Zeros.</summary>
    Zeros,

    /// <summary>The mirror image without the border pixel itself.</summary>
    Reflect,

    /// <summary>The border pixel.</summary>
    Replicate,

    /// <summary>The opposite side.</summary>
    Circular,
}

/// <summary>How a resized pixel is made.</summary>
public enum ResizeModeKind
{
    /// <summary>Source index ⌊i·in/out⌋.</summary>
    Nearest,

    /// <summary>Linear along each axis.</summary>
    Bilinear,

    /// <summary>Cubic along each axis with a = −0.75.</summary>
    Bicubic,
}

/// <summary>The order of a boundary tensor's elements.</summary>
public enum LayoutKind
{
    /// <summary>C, D, H, W.</summary>
    ChannelsFirst,

    /// <summary>D, H, W, C.</summary>
    ChannelsLast,
}

/// <summary>The accuracy asked of a network.</summary>
public enum PrecisionKind
{
    /// <summary>Within 1e-4 of the largest magnitude.</summary>
    Fast,

    /// <summary>Within 1e-5 of the largest magnitude.</summary>
    Strict,
}

/// <summary>The order of an image's colour channels.</summary>
public enum ChannelOrderKind
{
    /// <summary>Red first.</summary>
    Rgb,

    /// <summary>Blue first.</summary>
    Bgr,
}

/// <summary>What a network is for; rules read it.</summary>
public enum NetworkTaskKind
{
    /// <summary>Not said.</summary>
    Unspecified,

    /// <summary>One label per image.</summary>
    Classification,

    /// <summary>Boxes.</summary>
    Detection,

    /// <summary>A label per pixel.</summary>
    Segmentation,

    /// <summary>A larger image.</summary>
    SuperResolution,

    /// <summary>An image from a code.</summary>
    Generation,
}
