using System;
using System.Runtime.CompilerServices;

namespace ConvGen.Networks;

/// <summary>Where an architecture was published, and the numbers given for it there. A network that carries it belongs to the gallery.</summary>
/// <param name="name">What the field calls it.</param>
/// <param name="year">The year of the paper.</param>
/// <param name="authors">The first author, or both of two.</param>
/// <param name="paper">The paper's title.</param>
/// <param name="reference">The implementation, or the table of the paper, that the layers and the number of parameters are from.</param>
/// <param name="parameters">The trainable numbers of the reference, exactly.</param>
/// <param name="file">The declaration's own file, whose folder says what the network is for.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublishedAttribute(
    string name, int year, string authors, string paper, string reference, long parameters, [CallerFilePath] string file = "") : Attribute
{
    /// <summary>What the field calls it.</summary>
    public string Name { get; } = name;

    /// <summary>The year of the paper.</summary>
    public int Year { get; } = year;

    /// <summary>The first author, or both of two.</summary>
    public string Authors { get; } = authors;

    /// <summary>The paper's title.</summary>
    public string Paper { get; } = paper;

    /// <summary>The implementation, or the table of the paper, that the layers and the number of parameters are from.</summary>
    public string Reference { get; } = reference;

    /// <summary>The trainable numbers of the reference, exactly.</summary>
    public long Parameters { get; } = parameters;

    /// <summary>The folder of the declaration: Classification, Detection, …</summary>
    public string Section => SourcePath.Split('/')[1];

    /// <summary>The declaration's file, from the folder of the tests: project, section, file.</summary>
    public string SourcePath { get; } = string.Join('/', file.Split('/', '\\')[^3..]);

    /// <summary>The multiply-accumulates as published, with as many digits as the publication gives: <c>4.089 G</c>, <c>664704</c>. Empty where none are.</summary>
    public string Macs { get; init; } = "";

    /// <summary>The receptive field of the last map with places, in input pixels, as published. 0 where it is not.</summary>
    public int Field { get; init; }
}
