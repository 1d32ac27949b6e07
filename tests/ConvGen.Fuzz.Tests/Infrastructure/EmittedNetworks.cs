using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using CsCheck;

namespace ConvGen.Fuzz.Tests;

/// <summary>Random networks that are generated, compiled many at once, and loaded.</summary>
internal static class EmittedNetworks
{
    private const int Networks = 300;
    private const int Batch = 30;
    private const int MostLayers = 6;
    private const uint Stream = 6;

    /// <summary>How the networks are drawn.</summary>
    public static Gen<Sketch> Gen { get; } = Sketcher.Networks(SketchStyle.Run, MostLayers);

    /// <summary>The networks of this run, each with the state its numbers were drawn from (none for chosen ones), the same in every process.</summary>
    public static List<(string? State, Sketch Sketch)> Draw()
    {
        var randomness = Fuzzing.Randomness(Stream);
        var chosen = ChosenAlgorithms.All.Select(static one => (default(string), one.Sketch));
        return [.. chosen, .. Enumerable.Range(0, Fuzzing.Count(Networks)).Select(index => ((string?)randomness.ToString(), Gen.Generate(randomness, null, out _)))];
    }

    /// <summary>Compiles the networks into files of <paramref name="folder"/>, some in each.</summary>
    public static void Compile(IEnumerable<Sketch> sketches, string folder)
    {
        foreach (var (batch, index) in sketches.Select(static (sketch, index) => (sketch, index)).Chunk(Batch).Select(static (batch, index) => (batch, index)))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"Networks{index}");
            File.WriteAllBytes(Path.Combine(folder, name + ".dll"), Compile(batch, name));
        }
    }

    /// <summary>The classes of the files in <paramref name="folder"/>, by the number of their network.</summary>
    public static Type[] Load(string folder)
    {
        var context = new AssemblyLoadContext("networks", isCollectible: true);
        return
        [
            .. Directory.EnumerateFiles(folder, "*.dll").SelectMany(file => context.LoadFromAssemblyPath(file).GetTypes())
                .Where(static type => type.Name == SketchStyle.Run.ClassName && type.Namespace is not null)
                .OrderBy(static type => int.Parse(type.Namespace![1..], CultureInfo.InvariantCulture)),
        ];
    }

    /// <summary>Compiles one network alone and compares it; an exception says what differs.</summary>
    public static void Check(Sketch sketch)
    {
        if (Compare([(sketch, 0)], "Network", Comparison.Of).Single() is { Difference: { } difference })
            throw new InvalidOperationException(difference);
    }

    /// <summary>Compiles several networks into one assembly, compares each, and lets go of all.</summary>
    public static List<Comparison> Compare(IReadOnlyList<(Sketch Sketch, int Index)> batch, string name, Func<Sketch, Type, Comparison> compare)
    {
        var context = new AssemblyLoadContext(name, isCollectible: true);
        using var image = new MemoryStream(Compile(batch, name));
        var assembly = context.LoadFromStream(image);
        List<Comparison> comparisons = [.. batch.Select(one => compare(one.Sketch, assembly.GetType(ClassOf(one.Index), throwOnError: true)!))];
        context.Unload();
        return comparisons;
    }

    /// <summary>One assembly of several networks, each in a namespace named after its number.</summary>
    public static byte[] Compile(IEnumerable<(Sketch Sketch, int Index)> batch, string name)
    {
        var input = Compiler.Compile(batch.Select(static one => $"namespace {NamespaceOf(one.Index)};\n{one.Sketch}"), name);
        using var image = new MemoryStream();
        var result = Compiler.Generate(input).Emit(image);
        return result.Success ? image.ToArray() : throw new InvalidOperationException(string.Join("\n", Compiler.Errors(result.Diagnostics)));
    }

    private static string NamespaceOf(int index) => string.Create(CultureInfo.InvariantCulture, $"N{index}");

    private static string ClassOf(int index) => NamespaceOf(index) + "." + SketchStyle.Run.ClassName;
}
