namespace ConvGen;

/// <summary>How a resized pixel is made.</summary>
public enum ResizeMode
{
    /// <summary>Source index ⌊i · in / out⌋.</summary>
    Nearest,

    /// <summary>Linear along each axis: linear in 1-D, bilinear in 2-D, trilinear in 3-D; half-pixel centres unless corners are aligned.</summary>
    Bilinear,

    /// <summary>Cubic convolution along each axis with a = −0.75, without antialiasing.</summary>
    Bicubic,
}
