using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace ConvGen.Conformance.Tests;

/// <summary>The same operators and small networks with instruction sets switched off.</summary>
public sealed class InstructionSetTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public Task Everything_agrees_without_it(string setting) => RunnerProcess.RunAsync(new Dictionary<string, string> { [setting] = "0" });
}
