using System;
using ConvGen.Generator.Planning.Machine;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvGen.Generator.Pipeline;

/// <summary>The machine that a compilation's networks are planned for: a property that only this repository's tests set, so that their small maps take the ways of large ones.</summary>
public static class TargetOption
{
    /// <summary>The option's key: the MSBuild property <c>ConvGenTarget</c>.</summary>
    public const string Key = "build_property.ConvGenTarget";

    /// <summary>The value that stands for <see cref="Target.Tiny"/>.</summary>
    public const string Tiny = "Tiny";

    /// <summary>What <paramref name="options"/> ask for: <see cref="Target.Default"/> where they say nothing.</summary>
    /// <exception cref="NotSupportedException">They ask for a machine that there is not.</exception>
    public static Target Read(AnalyzerConfigOptions options) =>
        !options.TryGetValue(Key, out var name) || name.Length == 0 ? Target.Default
        : name == Tiny ? Target.Tiny
        : throw new NotSupportedException($"{Key} is '{name}'; the only target with a name is '{Tiny}'");
}
