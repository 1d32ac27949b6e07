using System.Linq;
using ConvGen.Conformance.Golden;
using Xunit;

namespace ConvGen.Conformance.Tests;

/// <summary>Every operator, declared, generated, run and held against its golden output.</summary>
public sealed class OperatorTests
{
    public static TheoryData<string> Declared => [.. OperatorCase.Declared.Select(static type => type.Name)];

    [Theory]
    [MemberData(nameof(Declared))]
    public void Computes_the_golden_output(string name)
    {
        var declaration = OperatorCase.Declared.Single(type => type.Name == name);
        Assert.Null(OperatorCase.Of(declaration).Run(declaration));
    }

    [Fact]
    public void Every_golden_case_is_declared() =>
        Assert.Empty(OperatorCase.All.Where(static golden => !golden.Declarations.Any()).Select(static golden => golden.Name));
}
