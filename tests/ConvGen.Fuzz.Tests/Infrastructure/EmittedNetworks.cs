using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using ConvGen.Generator.Planning.Machine;
using CsCheck;

namespace ConvGen.Fuzz.Tests;

/// <summary>A network that is compiled and compared.</summary>
/// <param name="Sketch">The network.</param>
/// <param name="Target">The machine it is planned for.</param>
/// <param name="Origin">Where it comes from; null for one that was written down.</param>
internal sealed record EmittedNetwork(Sketch Sketch, Target Target, Origin? Origin)
{
    /// <inheritdoc/>
    public override string ToString() => (Target == Target.Tiny ? "// Planned for the tiny machine.\n" : "") + Sketch;
}

/// <summary>How a random network was drawn.</summary>
/// <param name="Gen">What drew it.</param>
/// <param name="State">The state its numbers were drawn from.</param>
internal sealed record Origin(Gen<Sketch> Gen, string State);

/// <summary>Random networks that are generated, compiled many at once, and loaded.</summary>
internal static class EmittedNetworks
{
    private const int Networks = 240;
    private const int Batch = 30;
    private const int MostLayers = 6;
    private const uint Stream = 6;

    // How the networks are drawn, by turns.
    private static readonly IReadOnlyList<Gen<Sketch>> s_gens = [Sketcher.Networks(SketchStyle.Run, MostLayers), Sketcher.Networks(SketchStyle.Plain, MostLayers)];

    /// <summary>
    /// The networks of this run, the same in every process: chosen ones for the machine that networks are planned for, random ones for that and for a tiny machine, on which small
    /// maps are computed as large ones are.
    /// </summary>
    public static List<EmittedNetwork> Draw()
    {
        var randomness = Fuzzing.Randomness(Stream);
        var chosen = ChosenAlgorithms.All.Select(static one => new EmittedNetwork(one.Sketch, Target.Default, null));
        var random = Enumerable.Range(0, Fuzzing.Count(Networks)).Select(index => Draw(randomness, s_gens[index % s_gens.Count])).ToList();
        return [.. chosen, .. new[] { Target.Default, Target.Tiny }.SelectMany(target => random.Select(one => new EmittedNetwork(one.Sketch, target, one.Origin)))];
    }

    private static (Sketch Sketch, Origin Origin) Draw(PCG randomness, Gen<Sketch> gen)
    {
        var state = randomness.ToString();
        return (gen.Generate(randomness, null, out _), new Origin(gen, state));
    }

    /// <summary>Compiles the networks into files of <paramref name="folder"/>, some in each.</summary>
    public static void Compile(IEnumerable<EmittedNetwork> networks, string folder)
    {
        foreach (var (batch, index) in networks.Select(static (network, index) => (network, index)).GroupBy(static one => one.network.Target).SelectMany(static group => group.Chunk(Batch))
            .Select(static (batch, index) => (batch, index)))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"Networks{index}");
            File.WriteAllBytes(Path.Combine(folder, name + ".dll"), Compile(batch.Select(static one => (one.network.Sketch, one.index)), name, batch[0].network.Target));
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
    public static void Check(Sketch sketch, Target target)
    {
        if (Compare([(sketch, 0)], "Network", Comparison.Of, target).Single() is { Difference: { } difference })
            throw new InvalidOperationException(difference);
    }

    /// <summary>Compiles several networks into one assembly, compares each, and lets go of all.</summary>
    public static List<Comparison> Compare(IReadOnlyList<(Sketch Sketch, int Index)> batch, string name, Func<Sketch, Type, Comparison> compare, Target? target = null)
    {
        var context = new AssemblyLoadContext(name, isCollectible: true);
        using var image = new MemoryStream(Compile(batch, name, target));
        var assembly = context.LoadFromStream(image);
        List<Comparison> comparisons = [.. batch.Select(one => compare(one.Sketch, assembly.GetType(ClassOf(one.Index), throwOnError: true)!))];
        context.Unload();
        return comparisons;
    }

    /// <summary>One assembly of several networks, each in a namespace named after its number.</summary>
    public static byte[] Compile(IEnumerable<(Sketch Sketch, int Index)> batch, string name, Target? target = null)
    {
        var input = Compiler.Compile(batch.Select(static one => $"namespace {NamespaceOf(one.Index)};\n{one.Sketch}"), name);
        using var image = new MemoryStream();
        var result = Compiler.Generate(input, target).Emit(image);
        return result.Success ? image.ToArray() : throw new InvalidOperationException(string.Join("\n", Compiler.Errors(result.Diagnostics)));
    }

    private static string NamespaceOf(int index) => string.Create(CultureInfo.InvariantCulture, $"N{index}");

    private static string ClassOf(int index) => NamespaceOf(index) + "." + SketchStyle.Run.ClassName;
}
