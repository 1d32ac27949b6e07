namespace ConvGen.Generator.Emission;

/// <summary>How generated code is marked.</summary>
internal static class Generated
{
    /// <summary>The generator's version.</summary>
    public static string Version { get; } = typeof(Generated).Assembly.GetName().Version.ToString(3);

    /// <summary>
    /// The attribute that marks generated types and methods. It stands on members only: on the class it would make analyzers
    /// take the user's own part for generated code.
    /// </summary>
    public static string Attribute { get; } = $"[global::System.CodeDom.Compiler.GeneratedCode(\"ConvGen\", \"{Version}\")]";
}
