using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ConvGen.Generator.Tests;

public sealed class StubTests
{
    [Theory]
    [InlineData(Sources.Small)]
    [InlineData(Sources.SmallAnalysisOnly)]
    [InlineData(Sources.Blocks)]
    [InlineData(Sources.SeveralInputsAndOutputs)]
    public void A_stub_has_every_public_member_of_the_whole(string source)
    {
        // A further layer that reads a layer nobody declared: an error that leaves all other layers as they are.
        var broken = source.Replace("[ConvNet(", "[Dense(1, From = \"nobody\"), ConvNet(", StringComparison.Ordinal);

        var whole = GeneratorHost.Run(source);
        var stub = GeneratorHost.Run(broken);

        Assert.Empty(stub.CompilerMessages);
        var missing = PublicMembers(whole.Output).Except(PublicMembers(stub.Output)).ToArray();
        Assert.True(missing.Length == 0, string.Join("\n", missing) + "\n" + stub.Text);
    }

    [Fact]
    public void A_stubs_methods_say_what_to_do() =>
        Assert.Contains("'DigitNet' has errors: correct what the CVG diagnostics", GeneratorHost.Run(Sources.Small.Replace("MaxPool(2)", "MaxPool(2, Stride = 0)", StringComparison.Ordinal)).Text, StringComparison.Ordinal);

    [Fact]
    public void A_class_that_cannot_be_joined_gets_no_part() =>
        Assert.Empty(GeneratorHost.Run(Sources.Small.Replace("partial ", "", StringComparison.Ordinal)).HintNames);

    private static IEnumerable<string> PublicMembers(Compilation compilation) =>
        compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Member | SymbolFilter.Type)
            .Where(static symbol => IsVisible(symbol) && symbol is not IMethodSymbol { AssociatedSymbol: not null } and not IMethodSymbol { MethodKind: MethodKind.Constructor })
            .Select(static symbol => symbol.ToDisplayString());

    // The fields of a private struct are nobody's concern.
    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility == Accessibility.Public && (symbol.ContainingType is not { } container || IsVisibleContainer(container));

    private static bool IsVisibleContainer(INamedTypeSymbol type) => type.DeclaredAccessibility != Accessibility.Private;
}
