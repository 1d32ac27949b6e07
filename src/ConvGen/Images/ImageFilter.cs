namespace ConvGen;

/// <summary>How <see cref="ImageInput"/> makes a pixel of the new size.</summary>
public enum ImageFilter
{
    /// <summary>Linear between the four neighbours, half-pixel centres, no antialiasing: what most detectors were trained with.</summary>
    Bilinear,

    /// <summary>The pixel at ⌊i · in / out⌋.</summary>
    Nearest,

    /// <summary>The mean of the area that the new pixel covers, partly covered pixels counting in part: for strong reductions.</summary>
    Area,
}
