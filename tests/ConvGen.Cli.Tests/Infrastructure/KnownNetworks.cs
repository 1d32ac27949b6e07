using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ConvGen.Model;
using Xunit;

namespace ConvGen.Cli.Tests;

/// <summary>The declarations of tests/ConvGen.Networks, read without generating their code.</summary>
internal static class KnownNetworks
{
    private static readonly Lazy<IReadOnlyDictionary<string, NetworkDeclaration>> Declarations = new(Read);

    public static IEnumerable<string> All => Declarations.Value.Keys.Order(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. All];

    public static NetworkDeclaration Get(string name) => Declarations.Value[name];

    private static Dictionary<string, NetworkDeclaration> Read()
    {
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Networks"), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        var sources = files.Select(File.ReadAllText).Prepend("global using ConvGen; global using System;");
        return SourceCompiler.Networks(SourceCompiler.Compile(sources)).ToDictionary(static network => network.Type.Name);
    }
}
