namespace ConvGen;

/// <summary>A tensor of a safetensors file.</summary>
/// <param name="Entry">Its name, type and shape.</param>
/// <param name="Begin">Its first byte, counted from the beginning of the data.</param>
/// <param name="End">The byte behind its last.</param>
internal sealed record SafetensorsTensor(WeightEntry Entry, long Begin, long End);
