namespace ConvGen;

/// <summary>Something a detector found.</summary>
/// <param name="Box">Where.</param>
/// <param name="Score">How certain, usually 0 to 1.</param>
/// <param name="Class">What: the index of its class; 0 where there is only one.</param>
public readonly record struct Detection(Box Box, float Score, int Class = 0);
