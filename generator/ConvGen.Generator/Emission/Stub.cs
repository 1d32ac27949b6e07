namespace ConvGen.Generator.Emission;

/// <summary>What the members of a network with errors do instead.</summary>
internal static class Stub
{
    /// <summary>The expression that throws.</summary>
    public static string Throw(EmissionModel network) =>
        $"throw new global::System.InvalidOperationException(\"'{network.Type.Name}' has errors: correct what the CVG diagnostics on its attributes say and build again.\")";
}
