using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <summary>The networks that stand for an algorithm are planned with it: what they compute is compared in <see cref="EmissionTests"/>.</summary>
public sealed class ChosenAlgorithmTests
{
    [Fact]
    public void Each_network_takes_its_algorithm()
    {
        foreach (var (mark, sketch) in ChosenAlgorithms.All)
        {
            var code = string.Concat(Compiler.Generate(Compiler.Compile([sketch.ToString()], "Chosen")).SyntaxTrees.Select(static tree => tree.ToString()));
            Assert.True(code.Contains(mark, System.StringComparison.Ordinal), $"no '{mark}' in the code of\n{sketch}");
        }
    }
}
