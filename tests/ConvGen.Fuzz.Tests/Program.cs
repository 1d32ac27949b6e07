using System;
using System.Globalization;
using System.IO;
using System.Linq;
using ConvGen.Bits;

namespace ConvGen.Fuzz.Tests;

/// <summary>
/// Runs networks that are compiled already, in a process that was started with instruction sets switched off; or compares, for a developer, the large ones
/// of <c>CONVGEN_FUZZ_SEED</c> and <c>CONVGEN_FUZZ_SCALE</c>, or the one whose number is given. What differs is written out.
/// </summary>
internal static class Program
{
    /// <summary>Writes what differs from the reference.</summary>
    public const string Compare = "compare";

    /// <summary>Writes each network's fingerprint.</summary>
    public const string Fingerprints = "fingerprints";

    private const string Large = "--large";

    private static int Main(string[] arguments) => arguments switch
    {
        [Large] => CompareLarge(null),
        [Large, var number] => CompareLarge(int.Parse(number, CultureInfo.InvariantCulture)),
        _ => RunCompiled(arguments),
    };

    private static int CompareLarge(int? only)
    {
        var (networks, compared, failures) = (0, 0, 0);
        foreach (var (_, sketch, index, comparison) in LargeNetworks.Compare(only))
        {
            networks++;
            compared += comparison.IsConditioned ? 1 : 0;
            if (comparison.Difference is not { } difference)
                continue;
            failures++;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {Fuzzing.Seed}, large network {index}: {difference}\n{sketch}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{networks} networks, {compared} compared, {failures} differ"));
        return failures == 0 ? 0 : 1;
    }

    private static int RunCompiled(string[] arguments)
    {
        var failures = 0;
        foreach (var folder in arguments.Skip(1))
        {
            // A folder without them is one that a developer names.
            var drawn = EmittedNetworks.Draw();
            if (Directory.CreateDirectory(folder).GetFiles("*.dll").Length == 0)
                EmittedNetworks.Compile(drawn, folder);
            var types = EmittedNetworks.Load(folder);
            for (var i = 0; i < types.Length; i++)
            {
                if (arguments[0] == Fingerprints)
                    Console.WriteLine(Fingerprint.Of(types[i]));
                else if (Comparison.Of(drawn[i].Sketch, types[i]).Difference is { } difference)
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {Fuzzing.Seed}, network {i}, failure {++failures}: {difference}\n{drawn[i]}"));
            }
        }

        return failures == 0 ? 0 : 1;
    }
}
