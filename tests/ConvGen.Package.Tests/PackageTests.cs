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
    [InlineData("build/net10.0/ConvGen.props")]
    [InlineData("build/net10.0/ConvGen.targets")]
    [InlineData("buildTransitive/net10.0/ConvGen.props")]
    [InlineData("buildTransitive/net10.0/ConvGen.targets")]
    [InlineData("README.md")]
    [InlineData("LICENSE")]
    [InlineData("CHANGELOG.md")]
    [InlineData("icon.png")]
    [InlineData("docs/diagnostics/CVG104.md")]
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
    public async Task The_program_of_the_readme_runs()
    {
        var readme = feed.Read("README.md");
        var start = readme.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length;
        var user = feed.CreateUser("Readme", readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)]);
        await user.BuildSuccessfullyAsync();
        Assert.StartsWith("5162 parameters, 1016384 multiply-adds, field 8", await user.RunAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_readme_leads_nowhere_but_out() => Assert.DoesNotMatch(@"\]\((?!https://)", feed.Read("README.md"));

    [Fact]
    public async Task An_older_framework_is_refused_while_restoring()
    {
        var user = feed.CreateUser("Older", Program, "<PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup>");
        var (exitCode, output) = await user.BuildAsync();
        Assert.NotEqual(0, exitCode);
        Assert.Contains("NU1202: Package ConvGen", output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
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
