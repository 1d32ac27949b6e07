namespace ConvGen.Generator.Pipeline;

/// <summary>A generated file before it has its name.</summary>
/// <param name="MetadataName">The full metadata name of the class it belongs to.</param>
/// <param name="Text">The file's text; empty where no code can be added to the class.</param>
public sealed record GeneratedSource(string MetadataName, string Text);
