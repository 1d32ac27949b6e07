using System;
using System.Linq;
using ConvGen.Conformance.Golden;

namespace ConvGen.Conformance;

/// <summary>
/// Holds the generated code against the oracle in a process of its own, so that it can be started with instruction sets
/// switched off, or with its machine code printed, which the runtime reads once at its start. Exit code 0: everything agrees. After the word
/// <c>fingerprints</c>, it writes the bits that networks compute.
/// </summary>
internal static class Program
{
    private static int Main(string[] names)
    {
        if (names is ["fingerprints", .. var networks])
        {
            Console.WriteLine(string.Join('\n', networks.Select(static name => $"{name}: {GoldenNetwork.Of(name).Fingerprint()}")));
            return 0;
        }

        var failures = 0;
        var operators = OperatorCase.Declared.Select(static type => type.Name);
        foreach (var name in names.Length > 0 ? names : [.. operators, .. GoldenNetwork.QuickNames])
        {
            if (Verify(name) is { } difference)
            {
                Console.Error.WriteLine($"{name}: {difference}");
                failures++;
            }
        }

        return failures == 0 ? 0 : 1;
    }

    private static string? Verify(string name)
    {
        if (name == "counterexamples")
        {
            CounterexampleKernels.Run();
            return null;
        }

        var declaration = OperatorCase.Declared.FirstOrDefault(type => type.Name == name);
        return declaration is null ? GoldenNetwork.Of(name).RunGolden() : OperatorCase.Of(declaration).Run(declaration);
    }
}
