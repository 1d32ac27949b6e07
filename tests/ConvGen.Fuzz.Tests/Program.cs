using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <summary>Compares networks that are compiled already, in a process that was started with instruction sets switched off. What differs is written out.</summary>
internal static class Program
{
    private static int Main(string[] folders)
    {
        var failures = 0;
        var drawn = EmittedNetworks.Draw();
        foreach (var folder in folders)
        {
            // A folder without them is one that a developer names.
            if (Directory.CreateDirectory(folder).GetFiles("*.dll").Length == 0)
                EmittedNetworks.Compile(drawn.Select(static one => one.Sketch), folder);
            var types = EmittedNetworks.Load(folder);
            for (var i = 0; i < types.Length; i++)
            {
                if (Comparison.Of(drawn[i].Sketch, types[i]).Difference is not { } difference)
                    continue;
                failures++;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {Fuzzing.Seed}, network {i}: {difference}\n{drawn[i].Sketch}"));
            }
        }

        return failures == 0 ? 0 : 1;
    }
}
