using System;

namespace ConvGen.Networks;

/// <summary>Why a Warning about a published network is true. A Warning without one fails the gallery's tests, and so does one that is not drawn any more.</summary>
/// <param name="rule">The rule's id.</param>
/// <param name="judgement">What it costs the network, with a number.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class JudgedAttribute(string rule, string judgement) : Attribute
{
    /// <summary>The rule's id.</summary>
    public string Rule { get; } = rule;

    /// <summary>What it costs the network, with a number.</summary>
    public string Judgement { get; } = judgement;
}
