using System;
using System.Linq;
using System.Reflection;
using ConvGen.Onnx;
using Xunit;

namespace ConvGen.Import.Tests;

public sealed class ClassNameTests
{
    [Theory]
    [InlineData("squeezenet1_1", "Squeezenet11")]
    [InlineData("my-model.v2", "MyModelV2")]
    [InlineData("", "Network")]
    [InlineData("42", "Network")]
    [InlineData("activation", "ActivationNetwork")]
    [InlineData("info", "InfoNetwork")]
    [InlineData("system", "SystemNetwork")]
    [InlineData("my_attribute", "MyAttributeNetwork")]
    [InlineData("file", "File")]
    public void A_network_is_called_after_its_file(string file, string expected) => Assert.Equal(expected, NetworkClassName.Of(file));

    [Fact]
    public void A_class_called_like_what_an_attribute_takes_is_not_free()
    {
        var attributes = typeof(ConvNetAttribute).Assembly.GetExportedTypes().Where(static type => type.IsAssignableTo(typeof(Attribute)));
        var taken = attributes.SelectMany(static type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(static property => property.PropertyType)
                .Concat(type.GetConstructors().SelectMany(static constructor => constructor.GetParameters().Select(static parameter => parameter.ParameterType))))
            .Where(static type => type.IsEnum).Append(typeof(Param)).Select(static type => type.Name).Distinct().ToList();

        Assert.Contains(nameof(Activation), taken);
        Assert.All(taken, static name => Assert.False(NetworkClassName.IsFree(name), name));
    }
}
