using System;
using System.Threading.Tasks;
using Xunit;

namespace ConvGen.Package.Tests;

/// <summary>What the package says about the instructions that an ahead-of-time compilation will use.</summary>
[Collection(nameof(PackedFeed))]
public sealed class InstructionSetMessageTests(InstructionSetMessageTests.RestoredUser restored) : IClassFixture<InstructionSetMessageTests.RestoredUser>
{
    [Theory]
    [InlineData("linux-x64", "", "", "warning CVGB02: Native code for x64 uses 128-bit vectors without fused multiply-add")]
    [InlineData("linux-x64", "native", "", "ConvGen: native code for the instruction set 'native'.")]
    [InlineData("linux-x64", "x86-64-v3", "", "ConvGen: native code for the instruction set 'x86-64-v3'.")]
    [InlineData("win-x64", "x86-64-v4", "", "ConvGen: native code for the instruction set 'x86-64-v4'.")]
    [InlineData("linux-x64", "", "avx2,fma", "ConvGen: native code for the instruction set 'avx2,fma'.")]
    [InlineData("linux-x64", "avx512", "", "error CVGB03: ConvGenInstructionSet is 'avx512'; it may be native,")]
    [InlineData("linux-arm64", "", "", "ConvGen: native code for the instructions that every linux-arm64 processor has.")]
    public async Task It_says_one_thing(string runtime, string set, string compilerSet, string expected)
    {
        var output = await restored.ReportAsync(runtime, set, compilerSet);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.Single(output.Split('\n'), static line => line.Contains("CVGB0", StringComparison.Ordinal) || line.Contains("ConvGen: native", StringComparison.Ordinal));
    }

    /// <summary>A project that has the package and compiles ahead of time when told to: the report needs none of the compiler's own packages.</summary>
    public sealed class RestoredUser(PackedFeed feed) : IAsyncLifetime
    {
        private const string Settings = """
            <PropertyGroup>
              <RuntimeIdentifier>$(TestedRuntime)</RuntimeIdentifier>
              <PublishAot Condition="'$(TestedRuntime)' != ''">true</PublishAot>
              <ConvGenInstructionSet>$(TestedSet)</ConvGenInstructionSet>
              <IlcInstructionSet>$(TestedCompilerSet)</IlcInstructionSet>
              <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
            </PropertyGroup>
            """;

        private PackageUser _user = null!;

        /// <inheritdoc/>
        public async Task InitializeAsync()
        {
            _user = feed.CreateUser("Report", "", Settings);
            var (exitCode, output) = await DotNet.RunAsync(_user.PathOf(), "restore");
            Assert.True(exitCode == 0, output);
        }

        /// <inheritdoc/>
        public Task DisposeAsync() => Task.CompletedTask;

        /// <summary>What the target prints.</summary>
        public async Task<string> ReportAsync(string runtime, string set, string compilerSet) =>
            (await _user.TargetAsync(
                "ConvGenReportInstructionSet", $"-property:TestedRuntime={runtime}", $"-property:TestedSet={set}", $"-property:TestedCompilerSet={compilerSet.Replace(",", "%2C", StringComparison.Ordinal)}")).Output;
    }
}
