namespace ConvGen;

/// <summary>What a network is for. It changes no computation: design rules read it, because good practice differs between tasks.</summary>
public enum NetworkTask
{
    /// <summary>Not said.</summary>
    Unspecified,

    /// <summary>One label per image.</summary>
    Classification,

    /// <summary>Boxes around objects.</summary>
    Detection,

    /// <summary>A label per pixel.</summary>
    Segmentation,

    /// <summary>A larger image from a small one.</summary>
    SuperResolution,

    /// <summary>An image from a code.</summary>
    Generation,
}
