using System;
using System.Threading.Tasks;
using Xunit;

namespace ConvGen.Package.Tests;

[Collection(nameof(PackedFeed))]
public sealed class PackageTests(PackedFeed feed)
{
    private const string Program = """
        using System;
        using System.Linq;
        using ConvGen;

        var net = DigitNet.CreateRandom(1);
        var input = Enumerable.Range(0, DigitNet.InputLength).Select(static i => MathF.Sin(i)).ToArray();
        var output = new float[DigitNet.OutputLength];
        net.Run(input, output);
        Console.WriteLine(FormattableString.Invariant($"{DigitNet.Parameters} parameters, sum {output.Sum():F4}, least {output.Min() > 0}"));

        [ConvNet(3, 32, 32)]
        [Conv(32, 3, Padding = 1), BatchNorm, Relu]
        [MaxPool(2)]
        [Conv(64, 3, Padding = 1, Activation = Activation.Relu, Name = "features")]
        [GlobalAvgPool]
        [Dense(10), Softmax]
        public sealed partial class DigitNet;
        """;

    [Theory]
    [InlineData("lib/net10.0/ConvGen.dll")]
    [InlineData("lib/net10.0/ConvGen.xml")]
    [InlineData("analyzers/dotnet/cs/ConvGen.Generator.dll")]
    [InlineData("analyzers/dotnet/cs/ConvGen.CodeFixes.dll")]
    [InlineData("build/ConvGen.props")]
    [InlineData("build/ConvGen.targets")]
    [InlineData("buildTransitive/ConvGen.props")]
    [InlineData("buildTransitive/ConvGen.targets")]
    [InlineData("tasks/netstandard2.0/ConvGen.Build.dll")]
    public void The_package_holds(string path) => Assert.Contains(path, feed.Contents());

    [Fact]
    public async Task A_bare_project_needs_the_package_and_nothing_else()
    {
        var user = feed.CreateUser("Bare", Program);
        var output = await user.BuildSuccessfullyAsync();
        Assert.Contains("0 Warning(s)", output, StringComparison.Ordinal);
        Assert.Equal("20106 parameters, sum 1.0000, least True", (await user.RunAsync()).Trim());
    }

    [Fact]
    public async Task A_project_that_forbids_unsafe_code_hears_of_it_once_and_of_nothing_else()
    {
        var user = feed.CreateUser("Safe", Program, "<PropertyGroup><AllowUnsafeBlocks>false</AllowUnsafeBlocks></PropertyGroup>");
        var (exitCode, output) = await user.BuildAsync();
        Assert.NotEqual(0, exitCode);
        Assert.Contains("error CVG408", output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
    }
}
