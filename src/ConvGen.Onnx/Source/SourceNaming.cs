namespace ConvGen.Onnx;

/// <summary>Which layers are called by name, from the shortest source to the safest.</summary>
internal enum SourceNaming
{
    /// <summary>Those that something refers to, and inside blocks those whose key is a name.</summary>
    Short,

    /// <summary>Those that something refers to; inside blocks keys stay keys.</summary>
    Keyed,

    /// <summary>All outside blocks.</summary>
    All,
}
