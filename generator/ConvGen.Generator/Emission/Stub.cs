namespace ConvGen.Generator.Emission;

/// <summary>What the members of a network with errors do instead.</summary>
internal static class Stub
{
    /// <summary>The expression that throws.</summary>
    public static string Throw(EmissionModel network) => network.WithoutKernel is { } layer
        ? $"throw new global::System.NotSupportedException(\"'{network.Type.Name}': there is no kernel for its layer {layer.Node.Name} ({LayerKind.Of(layer.Node.Op)}); AnalysisOnly gives its facts.\")"
        : $"throw new global::System.InvalidOperationException(\"'{network.Type.Name}' has errors: correct what the CVG diagnostics on its attributes say and build again.\")";
}
