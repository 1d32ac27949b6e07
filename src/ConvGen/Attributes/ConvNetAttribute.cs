using System;

namespace ConvGen;

/// <summary>
/// Declares the class as a convolutional network. The layer attributes that follow are its layers, in source order; the batch is always 1.
/// The class must be <c>partial</c>; ConvGen adds the shapes, receptive fields and costs as constants and the code that runs it.
/// </summary>
/// <param name="channels">Channels of the first input, named <c>"input"</c>.</param>
/// <param name="extents">Its 0 to 3 spatial extents in D, H, W order; none for a vector.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ConvNetAttribute(int channels, params int[] extents) : Attribute
{
    /// <summary>Channels of the first input.</summary>
    public int Channels { get; } = channels;

    /// <summary>Spatial extents of the first input, D, H, W order.</summary>
    public int[] Extents { get; } = extents;

    /// <summary>What the network is for; read by design rules only.</summary>
    public NetworkTask Task { get; set; }

    /// <summary>
    /// The file name of a <c>&lt;ConvGenWeights Include="…"/&gt;</c> item. Its tensors are then compared with the declaration at compile time,
    /// and <c>LoadDefault()</c> opens it at run time.
    /// </summary>
    public string? Weights { get; set; }

    /// <summary>The most trainable parameters the network may have; more is a build error.</summary>
    public long MaxParameters { get; set; }

    /// <summary>The most multiply-accumulates one run may cost; more is a build error.</summary>
    public long MaxMacs { get; set; }

    /// <summary>The most bytes its weights may take as float32; more is a build error.</summary>
    public long MaxWeightBytes { get; set; }

    /// <summary>The most bytes of activations that may be alive at once (<c>PeakActivationBytes</c>); more is a build error.</summary>
    public long MaxActivationBytes { get; set; }

    /// <summary>The order of the first input's elements.</summary>
    public Layout Layout { get; set; }

    /// <summary>Whether the first spatial axis is time and no output may depend on later inputs; checked by a rule.</summary>
    public bool Causal { get; set; }

    /// <summary>Whether only constants, facts and diagnostics are wanted and no code that runs the network.</summary>
    public bool AnalysisOnly { get; set; }

    /// <summary>The accuracy asked for; <see cref="Precision.Fast"/> unless said otherwise.</summary>
    public Precision Precision { get; set; }

    /// <summary>
    /// Whether packed weights may take no more memory than the weights themselves, padding to whole vectors apart. Minimal filtering then transforms
    /// its filters during each run instead of while loading, which costs some percent of the time and saves up to three quarters of the memory.
    /// </summary>
    public bool PreferSmallWeights { get; set; }
}
