namespace ConvGen;

/// <summary>How the padding of a window is found.</summary>
public enum AutoPad
{
    /// <summary>As declared by <c>Padding</c> or <c>Paddings</c>.</summary>
    Explicit,

    /// <summary>No padding.</summary>
    Valid,

    /// <summary>As much as makes the output ⌈n/s⌉; the odd position goes to the end (TensorFlow's SAME).</summary>
    SameUpper,

    /// <summary>As much as makes the output ⌈n/s⌉; the odd position goes to the beginning.</summary>
    SameLower,
}
