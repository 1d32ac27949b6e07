extern alias Tiny;

using System.Linq;
using Tiny::ConvGen.Conformance.Golden;
using Xunit;

namespace ConvGen.Conformance.Tests;

/// <summary>The operators planned for a machine with tiny caches, held against the same golden outputs.</summary>
public sealed class TinyTargetTests
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
    public void It_is_planned_otherwise()
    {
        var ordinary = Golden.OperatorCase.Declared.ToDictionary(static type => type.Name, static type => Golden.NetworkUnderTest.Of(type).Info.ArenaBytes);
        Assert.Contains(OperatorCase.Declared, type => NetworkUnderTest.Of(type).Info.ArenaBytes != ordinary[type.Name]);
    }
}
