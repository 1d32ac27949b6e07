using System.Collections.Generic;
using ConvGen.Model;

namespace ConvGen.Fuzz.Tests;

/// <summary>A network as drawn: its declaration, and what it means said a second time, without the code under test.</summary>
/// <param name="Declaration">What is declared.</param>
/// <param name="Steps">What it means, inputs first.</param>
/// <param name="Outputs">The steps that are given away, in order, each with whether its channels come last.</param>
/// <param name="Refusal">The mistake that was put in; null for a sound network.</param>
internal sealed record Sketch(NetworkDeclaration Declaration, IReadOnlyList<Step> Steps, IReadOnlyList<(int Step, bool IsChannelsLast)> Outputs, Refusal? Refusal)
{
    /// <summary>The declaration as C#.</summary>
    public override string ToString() => CSharpText.Of(Declaration);
}

/// <summary>A mistake that was put in on purpose.</summary>
/// <param name="Rule">The rule that must say so.</param>
/// <param name="Attribute">The attribute it must say it on.</param>
internal sealed record Refusal(string Rule, int Attribute);
